import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';

/**
 * Mail that anybody can have: who has an address there belongs to no organization for it. The lists that are kept by
 * others name companies as well (whoever offered mail once), and would refuse the people who work there; this one names
 * mail services and nobody else.
 */
const PUBLIC = `
  126.com 139.com 163.com aim.com aol.com att.net bellsouth.net bluewin.ch bol.com.br btinternet.com charter.net comcast.net cox.net daum.net duck.com
  earthlink.net email.com fastmail.com fastmail.fm foxmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com
  hanmail.net hey.com hotmail.co.uk hotmail.com hotmail.de hotmail.es hotmail.fr hotmail.it hushmail.com icloud.com inbox.com inbox.ru juno.com
  kakao.com laposte.net libero.it list.ru live.co.uk live.com live.fr live.nl mac.com mail.com mail.ru mailbox.org me.com msn.com naver.com netzero.net
  ntlworld.com orange.fr outlook.com outlook.de outlook.es outlook.fr passport.com pm.me posteo.de posteo.net proton.me protonmail.ch protonmail.com
  qq.com rambler.ru rediffmail.com riseup.net rocketmail.com sbcglobal.net seznam.cz sfr.fr shaw.ca sina.cn sina.com sky.com sohu.com sympatico.ca
  t-online.de talktalk.net telenet.be terra.com.br tiscali.it tuta.com tuta.io tutamail.com tutanota.com tutanota.de uol.com.br verizon.net
  virgilio.it virginmedia.com wanadoo.fr web.de windowslive.com wp.pl xtra.co.nz ya.ru yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com
  yahoo.com.au yahoo.com.br yahoo.de yahoo.es yahoo.fr yahoo.it yandex.com yandex.ru yeah.net ymail.com zoho.com zohomail.com`;

/** Mail that is thrown away after a minute, beside the thousands of the list that others keep (disposable-email-domains-js). */
const DISPOSABLE = `
  10minutemail.com 10minutemail.net 33mail.com burnermail.io byom.de discard.email dispostable.com dropmail.me emailondeck.com fakeinbox.com
  fakemail.net getairmail.com getnada.com grr.la guerrillamail.biz guerrillamail.com guerrillamail.de guerrillamail.info guerrillamail.net
  guerrillamail.org inboxbear.com inboxkitten.com jetable.org mailcatch.com maildrop.cc mailinator.com mailinator.net mailnesia.com mailpoof.com
  mailsac.com mintemail.com mohmal.com moakt.com mytemp.email nada.email sharklasers.com spam4.me spamgourmet.com temp-mail.io temp-mail.org
  tempail.com tempinbox.com tempmail.com tempmail.dev tempr.email throwawaymail.com trash-mail.com trashmail.com trashmail.de wegwerfmail.de
  yopmail.com yopmail.fr yopmail.net`;

const names = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
const everybodys = names(PUBLIC);
const throwAway: ReadonlySet<string> = disposableEmailBlocklistSet().union(names(DISPOSABLE));

/** Whose mail a domain, or one above it, is: everybody's, nobody's for long, or neither. */
export function whoseMail(domain: string): 'public' | 'disposable' | undefined {
  const labels = domain.split('.');
  const above = labels.map((_, index) => labels.slice(index).join('.'));
  if (above.some((name) => everybodys.has(name))) return 'public';
  return above.some((name) => throwAway.has(name)) ? 'disposable' : undefined;
}

/** What stands behind the @, in lower case. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();
