import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const ar: Translation<typeof en, 'ar'> = {
  off: {
    subject: 'أُوقفت: نقطة نهاية Webhook في {app}',
    heading: 'أُوقفت نقطة نهاية Webhook في {app}',
    preheader: 'لم تُجب منذ أيام إلا بالإخفاق.',
    explained: 'لم تُجب منذ أيام إلا بالإخفاق، لذلك لم يعد Tenon يرسل إليها شيئًا مما يحدث في {app}.',
    whatToDo: 'أصلح ما يجيب هناك، ثم شغّل نقطة النهاية من جديد في صفحتها: تخرج الأحداث المنتظرة من تلقاء نفسها.',
    replay: 'ما يحدث أثناء إيقافها لا ينتظر، وكذلك الأحداث التي استُنفدت محاولاتها. لا يضيع شيء منها: يعيد «Replay» في الصفحة نفسها إرسالها.',
    endpoint: 'نقطة النهاية',
    environment: 'البيئة',
    since: 'تُخفق منذ',
    answer: 'آخر إجابة',
    status: 'الحالة {status}',
    waiting: 'الأحداث المنتظرة',
    button: 'افتح نقطة النهاية',
    whyYou: 'تصلك هذه الرسالة لأن {email} يتولى أمر {app} مالكًا أو مديرًا.',
  },
};
