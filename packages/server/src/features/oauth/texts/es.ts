import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const es: Translation<typeof en, 'es'> = {
  over: {
    heading: 'Este inicio de sesión ha terminado',
    elsewhere: 'Ya se completó, empezó en otro navegador o esperó demasiado. Empieza de nuevo desde la app.',
    justNow: 'Se completó hace un momento, quizá en otra pestaña. Empieza de nuevo desde la app.',
    goTo: 'Ir a {app}',
  },
  denied: { heading: 'No puedes continuar' },
  doubt: {
    unknownApp: 'Nombra una app que no está registrada aquí (client_id).',
    unreadableApp: 'Lo que dice de sí misma en su propia dirección no se puede leer (invalid_client_metadata_url).',
    noReturn: 'No dice adónde debes ir después (redirect_uri).',
    badReturn: 'La dirección a la que debes ir después no está registrada para esta app (invalid_redirect_uri).',
    twice: 'Nombra {parameter} más de una vez.',
    address: 'La dirección no es una de las nuestras.',
  },
  signOut: {
    title: 'Cerrar sesión',
    heading: '¿Quieres cerrar la sesión?',
    explained: 'Se cerrará tu sesión en todas las apps que usan {app} en este navegador.',
    done: 'Has cerrado la sesión',
    close: 'Puedes cerrar esta ventana.',
    backToApp: 'Volver a la app',
    stay: 'La app quería enviarte a una dirección que no está registrada para ella, así que te quedas aquí. Puedes cerrar esta ventana.',
  },
};
