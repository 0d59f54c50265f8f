import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const es: Translation<typeof en, 'es'> = {
  off: {
    subject: 'Desactivado: un endpoint de webhooks de {app}',
    heading: 'Se ha desactivado un endpoint de webhooks de {app}',
    preheader: 'Lleva días respondiendo solo con errores.',
    explained: 'Lleva días respondiendo solo con errores, así que Tenon ya no le envía nada de lo que ocurre en {app}.',
    whatToDo: 'Arregla lo que responde en esa dirección y vuelve a activar el endpoint en su página: los eventos en espera saldrán solos.',
    replay:
      'Lo que ocurra mientras esté desactivado no espera, y tampoco los eventos cuyos intentos se agotaron. No se pierde nada: Replay, en la misma página, los envía.',
    endpoint: 'Endpoint',
    environment: 'Entorno',
    since: 'Con errores desde',
    answer: 'Última respuesta',
    status: 'Estado {status}',
    waiting: 'Eventos en espera',
    button: 'Abrir el endpoint',
    whyYou: 'Recibes este correo porque {email} se ocupa de {app} como propietario o gestor.',
  },
};
