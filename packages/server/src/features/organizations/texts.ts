import { texts } from '../../chassis/i18n/texts.ts';

/** The words of the page behind a link to the admin portal. */
export const portalTexts = texts('portal', {
  en: {
    open: {
      heading: 'The settings of your organization are not here yet',
      explained:
        'The link is right, and the pages behind it come with a later version of this server. Until then, whoever runs the app can set this up for you.',
    },
    over: {
      heading: 'This link has expired',
      explained: 'It works once, within a minute of being made. Go back to the app and open the settings from there again.',
    },
    unknown: {
      heading: 'This link leads nowhere',
      explained: 'It may be cut in two, or it was taken back. Go back to the app and open the settings from there again.',
    },
  },
});
