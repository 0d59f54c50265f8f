import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const es: Translation<typeof en, 'es'> = {
  entry: {
    heading: 'Administrar este servidor',
    known: 'Entras como {email}. El enlace funciona una sola vez.',
    unknown: 'Nadie lo administra todavía: serás su primer propietario. ¿Cuál es tu dirección? Con ella iniciarás sesión a partir de ahora.',
    email: 'Tu correo electrónico',
    button: 'Abrir el panel',
    over: 'Este enlace ya no sirve',
    overExplained: 'Cada enlace deja entrar a alguien una vez, en 15 minutos. Crea otro en el servidor con {command}.',
  },
  passkey: {
    heading: 'Ya estás dentro',
    explained: 'Añade ahora una llave de acceso y la próxima vez bastará con tu huella, tu cara o tu PIN: sin enlaces ni correos.',
    add: 'Añadir una llave de acceso',
    later: 'Ir al panel',
  },
  nobody: {
    heading: 'Nadie administra este servidor todavía',
    explained: 'Ejecuta {command} en el servidor. Muestra un enlace con el que entra el primer propietario.',
  },
  denied: {
    heading: 'Esto es para quienes administran el servidor',
    explained: 'Has iniciado sesión como alguien que no lo administra. Un propietario puede invitarte.',
    again: 'Entrar como otra persona',
  },
  signedOut: { heading: 'Has cerrado sesión', again: 'Volver a iniciar sesión' },
  unbuilt: { heading: 'El panel aún no está construido', explained: 'Ejecuta {command} en la carpeta del proyecto y vuelve a abrir esta página.' },
};
