import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const es: Translation<typeof en, 'es'> = {
  signIn: 'Inicia sesión en {app}',
  finishSignUp: 'Termina tu registro en {app}',
  signUp: 'Registrarme en {app}',
  codeSubject: '{code} es tu código para {app}',
  linkSubject: 'Tu enlace para {app}',
  codePreheader: 'Tu código es {code}. Vale durante {lasts}.',
  linkPreheader: 'Tu enlace vale durante {lasts}.',
  typeCode: 'Escribe este código en la página que lo pidió. Vale una vez y durante {lasts}.',
  typeCodeOrPress: 'Escribe este código en la página que lo pidió, o pulsa el botón. Vale una vez y durante {lasts}.',
  press: 'Pulsa el botón para seguir. Vale una vez y durante {lasts}.',
  keepCode: 'Guarda el código para ti: nadie de {app} te lo pedirá nunca.',
  notAsked: '¿No lo has pedido tú? Ignora este correo: sin él nadie entra como {email}.',
};
