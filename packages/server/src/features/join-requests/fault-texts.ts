import { faultTexts } from '../../chassis/i18n/texts.ts';

// What people read at /ui/. English stands in faults.ts.
faultTexts('join_requests', {
  en: {
    notFound: 'This request is not there any more.',
    decided: 'This request has been answered already.',
  },
  de: {
    notFound: 'Diese Anfrage gibt es nicht mehr.',
    decided: 'Diese Anfrage wurde schon beantwortet.',
  },
  es: {
    notFound: 'Esta solicitud ya no existe.',
    decided: 'Esta solicitud ya tiene respuesta.',
  },
  fr: {
    notFound: 'Cette demande n’existe plus.',
    decided: 'Cette demande a déjà reçu une réponse.',
  },
  ja: {
    notFound: 'この申請はもうありません。',
    decided: 'この申請にはすでに回答があります。',
  },
  ar: {
    notFound: 'لم يعد هذا الطلب موجودًا.',
    decided: 'أُجيب عن هذا الطلب بالفعل.',
  },
});
