import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const ar: Translation<typeof en, 'ar'> = {
  invitation: {
    subjectBy: 'دعوة من {inviter} إلى {organization}',
    subject: 'أنت مدعو إلى {organization}',
    preheader: 'مفتوحة حتى {until}. يكفي ضغط زر واحد.',
    hello: 'مرحبًا {name}.',
    worksWith: 'تستخدم {organization} تطبيق {app}.',
    join: 'انضم وسيُسجَّل دخولك فورًا: لا حاجة إلى كلمة مرور.',
    joinAs: 'ستنضم باسم',
    roles_zero: 'الأدوار',
    roles_one: 'الدور',
    roles_two: 'الدوران',
    roles_few: 'الأدوار',
    roles_many: 'الأدوار',
    roles_other: 'الأدوار',
    by: 'الدعوة من',
    until: 'مفتوحة حتى',
    button: 'الانضمام إلى {organization}',
    forYouAlone: 'هذا الرابط لـ {email} وحده وصالح مرة واحدة، فاحتفظ به لنفسك.',
    notExpected: 'لم تتوقع هذه الدعوة؟ تجاهل هذه الرسالة: لن يحدث شيء قبل أن تنضم.',
  },
  renewal: {
    subject: 'طلب دعوة جديدة إلى {organization} من {invitee}',
    preheader: 'لم يعد الرابط السابق صالحًا.',
    linkIsOver: 'الرابط في دعوتك إلى {email} لم يعد صالحًا.',
    stillJoin: 'هل ما زال الانضمام مطلوبًا؟ إذن أرسل الدعوة من جديد من قائمة الأعضاء. تصل إلى العنوان نفسه برابط جديد.',
    whyYou: 'تصلك هذه الرسالة لأنك أرسلت تلك الدعوة أو لأنك تدير الأعضاء هناك. وإن لم يكن الانضمام مطلوبًا فلا داعي لفعل شيء.',
  },
};
