import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const es: Translation<typeof en, 'es'> = {
  approved: {
    subject: '{organization} te ha dejado entrar',
    heading: 'Te damos la bienvenida a {organization}',
    preheader: 'Tu solicitud tiene respuesta: ya eres miembro.',
    explained: '{organization} ha aceptado tu solicitud para unirte. Inicia sesión con {email} y ya estás dentro.',
    explainedOpen: '{organization} ha aceptado tu solicitud para unirte. Abre {app} como siempre e inicia sesión con {email}.',
    button: 'Iniciar sesión en {organization}',
  },
  refused: {
    subject: 'Tu solicitud para unirte a {organization}',
    heading: 'Tu solicitud para unirte a {organization}',
    preheader: 'Ya tiene respuesta.',
    explained: 'Alguien de {organization} ha mirado tu solicitud y esta vez no la ha aceptado.',
    goOn: 'Nada más cambia para ti. Si crees que es un error, escribe a alguien que conozcas allí: puede invitarte.',
    reason: 'El motivo',
  },
  whyYou: 'Recibes este correo porque {email} pidió unirse a {organization}.',
};
