import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const es: Translation<typeof en, 'es'> = {
  added: {
    heading: 'Se añadió una app de autenticación',
    explained: 'A partir de ahora se te pedirá un código de tu app al iniciar sesión.',
  },
  removed: {
    heading: 'Se quitó tu app de autenticación',
    explained: 'Ya no se te pedirán sus códigos, y tus códigos de recuperación dejaron de servir.',
  },
  recovery_code_used: {
    heading: 'Se usó un código de recuperación',
    explained: 'Alguien inició sesión con uno de tus códigos de recuperación en lugar de tu app. No volverá a servir.',
  },
  recovery_codes_new: {
    heading: 'Tienes códigos de recuperación nuevos',
    explained: 'Los anteriores dejaron de servir.',
  },
  subject: '{heading}: {app}',
  about: 'Se trata de tu inicio de sesión en {app} como {email}.',
  wasItYou: '¿Fuiste tú? Entonces no hay nada que hacer. Si no, escribe enseguida a quienes gestionan {app}.',
  whyYou: 'Recibes este correo porque ha cambiado la forma en que {email} inicia sesión.',
};
