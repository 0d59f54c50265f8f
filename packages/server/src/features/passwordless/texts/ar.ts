import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const ar: Translation<typeof en, 'ar'> = {
  signIn: 'تسجيل الدخول إلى {app}',
  finishSignUp: 'إكمال التسجيل في {app}',
  signUp: 'التسجيل في {app}',
  codeSubject: '{code} هو رمزك لـ {app}',
  linkSubject: 'رابطك لـ {app}',
  codePreheader: 'رمزك هو {code}. مدة صلاحيته: {lasts}.',
  linkPreheader: 'مدة صلاحية رابطك: {lasts}.',
  typeCode: 'اكتب هذا الرمز في الصفحة التي طلبته. صالح مرة واحدة، ومدة صلاحيته: {lasts}.',
  typeCodeOrPress: 'اكتب هذا الرمز في الصفحة التي طلبته، أو اضغط على الزر. صالح مرة واحدة، ومدة صلاحيته: {lasts}.',
  press: 'اضغط على الزر للمتابعة. صالح مرة واحدة، ومدة صلاحيته: {lasts}.',
  keepCode: 'احتفظ بالرمز لنفسك: لن يطلبه منك أحد في {app} أبدًا.',
  notAsked: 'لم تطلب هذا؟ تجاهل هذه الرسالة: لا يدخل أحد باسم {email} بدونها.',
};
