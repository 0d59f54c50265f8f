import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const ar: Translation<typeof en, 'ar'> = {
  approved: {
    subject: 'قُبل طلبك للانضمام إلى {organization}',
    heading: 'مرحبًا بك في {organization}',
    preheader: 'جاء الرد على طلبك: أصبحت عضوًا.',
    explained: 'وافقت {organization} على طلب انضمامك. سجّل الدخول بالعنوان {email} وستكون هناك.',
    explainedOpen: 'وافقت {organization} على طلب انضمامك. افتح {app} كالمعتاد وسجّل الدخول بالعنوان {email}.',
    button: 'تسجيل الدخول إلى {organization}',
  },
  refused: {
    subject: 'طلبك للانضمام إلى {organization}',
    heading: 'طلبك للانضمام إلى {organization}',
    preheader: 'جاء الرد عليه.',
    explained: 'نظر أحد في {organization} في طلبك ولم يُقبل هذه المرة.',
    goOn: 'لا يتغير شيء آخر بالنسبة إليك. إن رأيت أن في الأمر خطأ فاكتب إلى شخص تعرفه هناك: يمكنه أن يدعوك.',
    reason: 'السبب',
  },
  whyYou: 'تصلك هذه الرسالة لأن {email} طلب الانضمام إلى {organization}.',
};
