import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

// Addresses people as "tú".
export const es: Translation<typeof en, 'es'> = {
  refused: {
    heading: 'No has iniciado sesión',
    explained: 'No se ha cambiado nada. Verás tu cuenta y a tu equipo cuando inicies sesión y elijas dónde.',
    again: 'Iniciar sesión',
  },
  unbuilt: {
    heading: 'Estas páginas aún no están aquí',
    explained: 'Quien gestiona este servidor tiene que terminar la instalación. Aun así, puedes cambiar con qué inicias sesión.',
    security: 'Contraseñas y llaves de acceso',
  },
};
