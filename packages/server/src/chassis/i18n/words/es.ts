import type { Translation } from '../texts.ts';
import type { en } from './en.ts';

// Se tutea.
export const es: Translation<typeof en, 'es'> = {
  foot: {
    language: 'Idioma',
  },
  appUnknown: 'Inicio de sesión',
  tryAgain: 'Intentar otra vez',
  openAgain: 'Abrir la página otra vez',
  slower: 'Un poco más despacio, por favor',
  reference: 'Si escribes a alguien sobre esto, menciona {reference}',
  nothingDone: 'No se hizo nada',
  notFound: {
    heading: 'Aquí no hay nada',
    explained: 'Quizá la dirección está mal escrita o cortada. Vuelve a la app y empieza desde allí.',
  },
  failed: {
    heading: 'Algo ha fallado por nuestra parte',
    explained: 'No es culpa tuya. Inténtalo otra vez dentro de un minuto; lo que ya hiciste está a salvo.',
  },
  badRequest: {
    heading: 'No podemos seguir la petición de la app',
    explained: '{what} Vuelve a la app e inténtalo otra vez; si se repite, avisa a quienes la gestionan.',
  },
  noCookies: {
    heading: 'Tu navegador no guardó ninguna cookie',
    explained: 'Sin ella no podemos distinguirte de otra persona, así que no se hizo nada. Permite las cookies de este sitio e inténtalo otra vez.',
  },
  refused: {
    explained: 'No se hizo nada. Vuelve a la app e inténtalo otra vez.',
    other: 'No ha funcionado',
    forbidden: 'Eso no está permitido',
    conflict: 'Alguien fue más rápido',
    unavailable: 'Un momento, por favor',
  },
  mail: {
    copyAddress: 'Si el botón no hace nada, copia esta dirección en tu navegador:',
  },
};
