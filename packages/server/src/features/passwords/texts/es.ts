import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const es: Translation<typeof en, 'es'> = {
  set: {
    heading: 'Ahora tienes una contraseña',
    explained: 'A partir de ahora puedes iniciar sesión con ella.',
  },
  changed: {
    heading: 'Tu contraseña ha cambiado',
    explained: 'La anterior ya no sirve, y se cerró la sesión en los demás navegadores.',
  },
  subject: '{heading}: {app}',
  about: 'Se trata de tu inicio de sesión en {app} como {email}.',
  wasItYou: '¿Fuiste tú? Entonces no hay nada que hacer. Si no, crea enseguida una contraseña nueva: elige «¿Olvidaste tu contraseña?» al iniciar sesión.',
  whyYou: 'Recibes este correo porque ha cambiado la contraseña de {email}.',
};
