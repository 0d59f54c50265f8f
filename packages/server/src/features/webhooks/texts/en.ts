// The words of the mails to those who run the server, about webhooks.
export const en = {
  off: {
    subject: 'Switched off: a webhook endpoint of {app}',
    heading: 'A webhook endpoint of {app} was switched off',
    preheader: 'It answered nothing but failures for days.',
    explained: 'It answered nothing but failures for days, so Tenon sends it nothing more of what happens in {app}.',
    whatToDo: 'Mend what answers there, then switch the endpoint on again on its page: the events that wait go out by themselves.',
    replay:
      'What happens while it is off does not wait, and neither do events whose tries have run out. Nothing of it is lost: Replay brings it, on the same page.',
    endpoint: 'Endpoint',
    environment: 'Environment',
    since: 'Failing since',
    answer: 'Last answer',
    status: 'Status {status}',
    waiting: 'Events waiting',
    button: 'Open the endpoint',
    whyYou: 'You get this mail because {email} looks after {app} as an owner or a manager.',
  },
} as const;
