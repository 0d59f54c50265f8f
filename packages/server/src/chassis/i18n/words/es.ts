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
  told: {
    invalid: 'Algo no es como tiene que ser. Revisa lo que has escrito.',
    unauthenticated: 'Has cerrado sesión. Inicia sesión otra vez para seguir.',
    forbidden: 'No tienes permiso para hacer esto.',
    missing: 'Esto ya no existe.',
    taken: 'Ya hay uno así.',
    wrongState: 'Tal como están las cosas no se puede. Vuelve a cargar la página para ver cómo están.',
    aborted: 'Otra persona ha hecho algo en el mismo momento. Inténtalo otra vez.',
    tooMany: 'Han sido demasiadas veces. Espera un momento e inténtalo otra vez.',
    unavailable: 'El servidor está ocupado. Inténtalo otra vez en un momento.',
    unimplemented: 'Este servidor no puede hacer eso.',
  },
  field: {
    required: 'Hay que rellenarlo.',
    tooLong: 'Es demasiado largo.',
    tooShort: 'Es demasiado corto.',
    email: 'No es un correo electrónico.',
    address: 'No es la dirección de una página.',
    range: 'Es demasiado pequeño o demasiado grande.',
    other: 'No es lo que tiene que ser.',
  },
  mail: {
    copyAddress: 'Si el botón no hace nada, copia esta dirección en tu navegador:',
  },
};
