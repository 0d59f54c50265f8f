// The words of the mails an app asks for.
export const en = {
  signIn: 'Sign in to {app}',
  finishSignUp: 'Finish signing up for {app}',
  signUp: 'Sign up for {app}',
  codeSubject: '{code} is your code for {app}',
  linkSubject: 'Your link for {app}',
  codePreheader: 'Your code is {code}. It runs out in {lasts}.',
  linkPreheader: 'Your link runs out in {lasts}.',
  typeCode: 'Type this code on the page that asked for it. It works once and runs out in {lasts}.',
  typeCodeOrPress: 'Type this code on the page that asked for it, or press the button. It works once and runs out in {lasts}.',
  press: 'Press the button to go on. It works once and runs out in {lasts}.',
  keepCode: 'Keep the code to yourself: nobody at {app} will ever ask you for it.',
  notAsked: 'You did not ask for it? Ignore this mail: without it nobody gets in as {email}.',
} as const;
