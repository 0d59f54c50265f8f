import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const es: Translation<typeof en, 'es'> = {
  signIn: 'Inicia sesión en {app}',
  finishSignUp: 'Termina tu registro en {app}',
  signUp: 'Registrarme en {app}',
  itIsYou: 'Demuestra que eres tú',
  goOn: 'Continuar en {app}',
  newPasswordFor: 'Crea una contraseña nueva para {app}',
  newPassword: 'Crear una contraseña nueva',
  join: 'Unirme a {organization}',
  codeSubject: '{code} es tu código para {app}',
  linkSubject: 'Tu enlace para {app}',
  codePreheader: 'Tu código es {code}. Vale durante {lasts}.',
  linkPreheader: 'Tu enlace vale durante {lasts}.',
  typeCode: 'Escribe este código en la página que lo pidió. Vale una vez y durante {lasts}.',
  press: 'Pulsa el botón en el navegador en el que empezaste. Vale una vez y durante {lasts}.',
  sameBrowser: 'El botón funciona en el navegador en el que empezaste.',
  keepCode: 'Guarda el código para ti: nadie de {app} te lo pedirá nunca.',
  notAskedCode: '¿No lo has pedido tú? Ignora este correo: sin el código nadie entra como {email}.',
  notAsked: '¿No lo has pedido tú? Ignora este correo: sin él nadie entra como {email}.',
};
