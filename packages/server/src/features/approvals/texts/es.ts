import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const es: Translation<typeof en, 'es'> = {
  wanted: {
    subjectBy: '{requester} quiere invitar a alguien a {organization}',
    subject: '{email} pide unirse a {organization}',
    preheader: 'No ocurre nada hasta que respondas tú u otra persona.',
    explained: 'Míralo y di sí o no. Antes de eso no ocurre nada.',
    who: 'Quién',
    as: 'Como',
    by: 'Lo pide',
    button: 'Verlo',
    forYouAlone: 'Este enlace es solo para {email}, sirve una vez y requiere que hayas iniciado sesión.',
  },
  approved: {
    subject: '{email} tiene invitación a {organization}',
    preheader: 'Tu petición fue aprobada.',
    explained: 'Tu invitación de {email} a {organization} fue aprobada. Ya está en camino.',
  },
  refused: {
    subject: '{email} no recibe invitación a {organization}',
    preheader: 'Tu petición fue rechazada.',
    explained: 'Tu invitación de {email} a {organization} fue rechazada y no se envió nada. Si no estás de acuerdo, habla con alguien que la administre.',
    reason: 'El motivo',
  },
  whyYou: 'Recibes este correo porque pediste esa invitación.',
};
