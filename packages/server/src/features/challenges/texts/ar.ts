import type { Translation } from '../../../chassis/i18n/texts.ts';
import type { en } from './en.ts';

export const ar: Translation<typeof en, 'ar'> = {
  signIn: 'تسجيل الدخول إلى {app}',
  finishSignUp: 'إكمال التسجيل في {app}',
  signUp: 'التسجيل في {app}',
  itIsYou: 'إثبات أنك أنت',
  goOn: 'متابعة في {app}',
  newPasswordFor: 'تعيين كلمة مرور جديدة لـ {app}',
  newPassword: 'تعيين كلمة مرور جديدة',
  join: 'الانضمام إلى {organization}',
  codeSubject: '{code} هو رمزك لـ {app}',
  linkSubject: 'رابطك لـ {app}',
  codePreheader: 'رمزك هو {code}. مدة صلاحيته: {lasts}.',
  linkPreheader: 'مدة صلاحية رابطك: {lasts}.',
  typeCode: 'اكتب هذا الرمز في الصفحة التي طلبته. صالح مرة واحدة، ومدة صلاحيته: {lasts}.',
  press: 'اضغط على الزر في المتصفح الذي بدأت فيه. صالح مرة واحدة، ومدة صلاحيته: {lasts}.',
  sameBrowser: 'يعمل الزر في المتصفح الذي بدأت فيه.',
  keepCode: 'احتفظ بالرمز لنفسك: لن يطلبه منك أحد في {app} أبدًا.',
  notAskedCode: 'لم تطلب هذا؟ تجاهل هذه الرسالة: لا يدخل أحد باسم {email} بدون الرمز.',
  notAsked: 'لم تطلب هذا؟ تجاهل هذه الرسالة: لا يدخل أحد باسم {email} بدونها.',
};
