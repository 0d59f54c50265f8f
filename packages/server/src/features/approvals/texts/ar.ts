import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const ar: Translation<typeof en, 'ar'> = {
  wanted: {
    subjectBy: 'يريد {requester} دعوة شخص إلى {organization}',
    subject: 'يطلب {email} الانضمام إلى {organization}',
    preheader: 'لن يحدث شيء قبل أن ترد أنت أو شخص آخر.',
    explained: 'اطّلع على الطلب ثم وافق أو ارفض. لن يحدث شيء قبل ذلك.',
    who: 'من',
    as: 'بصفة',
    by: 'بطلب من',
    button: 'عرض الطلب',
    forYouAlone: 'هذا الرابط لـ {email} وحده، ويعمل مرة واحدة، ويتطلب أن تكون قد سجّلت الدخول.',
  },
  approved: {
    subject: 'تمت دعوة {email} إلى {organization}',
    preheader: 'تمت الموافقة على طلبك.',
    explained: 'تمت الموافقة على دعوتك {email} إلى {organization}، وهي الآن في طريقها.',
  },
  refused: {
    subject: 'لن يُدعى {email} إلى {organization}',
    preheader: 'رُفض طلبك.',
    explained: 'رُفضت دعوتك {email} إلى {organization} ولم يُرسل شيء. إن كان لك رأي آخر فتحدث إلى أحد المسؤولين هناك.',
    reason: 'السبب',
  },
  whyYou: 'تصلك هذه الرسالة لأنك طلبت هذه الدعوة.',
};
