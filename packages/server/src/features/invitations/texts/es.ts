import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const es: Translation<typeof en, 'es'> = {
  invitation: {
    subjectBy: '{inviter} te invita a {organization}',
    subject: 'Te invitan a {organization}',
    preheader: 'Abierta hasta {until}. Basta un clic.',
    hello: 'Hola, {name}.',
    worksWith: '{organization} trabaja con {app}.',
    join: 'Únete y entrarás al momento: no hay contraseña que inventar.',
    joinAs: 'Te unes como',
    roles_one: 'Rol',
    roles_many: 'Roles',
    roles_other: 'Roles',
    by: 'Invita',
    until: 'Abierta hasta',
    button: 'Unirme a {organization}',
    forYouAlone: 'Este enlace es solo para {email} y vale una vez, así que guárdalo para ti.',
    notExpected: '¿No la esperabas? Ignora este correo: no pasa nada hasta que te unas.',
  },
  renewal: {
    subject: '{invitee} pide una invitación nueva a {organization}',
    preheader: 'Su enlace ya no sirve.',
    linkIsOver: 'El enlace de tu invitación a {email} ya no sirve.',
    stillJoin: '¿Debe unirse todavía? Entonces vuelve a invitarle desde la lista de miembros. Llega a la misma dirección, con un enlace nuevo.',
    whyYou: 'Recibes este correo porque enviaste esa invitación o te ocupas de los miembros. Si no debe unirse, no hay nada que hacer.',
  },
};
