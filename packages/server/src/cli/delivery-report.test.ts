import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoReport, readReport } from './delivery-report.ts';

// Reports in the manner of the mail servers people run; every address and every sentence is ours.

const read = (text: string) => readReport(Buffer.from(text.replaceAll('\n', '\r\n')));

const POSTFIX = `Return-Path: <>
Received: by relay.orion.example (Postfix) id 4QyZ; Fri,  2 Jan 2026 10:00:03 +0100 (CET)
Date: Fri,  2 Jan 2026 10:00:03 +0100 (CET)
From: MAILER-DAEMON@relay.orion.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: no-reply@orion.example
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="4QyZ.1767344403/relay.orion.example"

This is a MIME-encapsulated message.

--4QyZ.1767344403/relay.orion.example
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

Your mail could not be handed over.

--4QyZ.1767344403/relay.orion.example
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.orion.example
X-Postfix-Queue-ID: 4QyZ
Arrival-Date: Fri,  2 Jan 2026 10:00:01 +0100 (CET)

Final-Recipient: rfc822; ada@customer.example
Original-Recipient: rfc822;ada@customer.example
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.customer.example
Diagnostic-Code: smtp; 550 5.1.1 <ada@customer.example>: Recipient address
    rejected: User unknown in virtual mailbox table

--4QyZ.1767344403/relay.orion.example
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

From: Orion <no-reply@orion.example>
To: ada@customer.example
Subject: You are invited to Orion

--4QyZ.1767344403/relay.orion.example--
`;

test('Postfix: the code, the words as one line, and when', async () => {
  assert.deepEqual(await read(POSTFIX), {
    at: new Date('2026-01-02T09:00:03.000Z'),
    recipients: [
      {
        email: 'ada@customer.example',
        action: 'failed',
        status: '5.1.1',
        answer: '550 5.1.1 <ada@customer.example>: Recipient address rejected: User unknown in virtual mailbox table',
      },
    ],
  });
});

test('lines that end as in Unix are read as well', async () => {
  const { recipients } = await readReport(Buffer.from(POSTFIX));
  assert.deepEqual(
    recipients.map(({ email, status }) => [email, status]),
    [['ada@customer.example', '5.1.1']],
  );
});

test('Exim: no original recipient, capitals of its own, and the whole mail back', async () => {
  const { recipients } = await read(`Date: Fri, 02 Jan 2026 09:00:00 +0000
From: Mail Delivery System <Mailer-Daemon@mx.orion.example>
To: no-reply@orion.example
Subject: Mail delivery failed: returning message to sender
X-Failed-Recipients: Ada@customer.example
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=1767344400-eximdsn-1

--1767344400-eximdsn-1
Content-type: text/plain; charset=us-ascii

A message that you sent could not be delivered.

--1767344400-eximdsn-1
Content-type: message/delivery-status

Reporting-MTA: dns; mx.orion.example

Action: failed
Final-Recipient: rfc822;Ada@customer.example
Status: 5.0.0
Remote-MTA: dns; mx.customer.example
Diagnostic-Code: smtp; 552 5.2.2 over quota

--1767344400-eximdsn-1
Content-type: message/rfc822

From: Orion <no-reply@orion.example>
To: Ada@customer.example
Subject: You are invited
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=mail

--mail
Content-Type: text/plain; charset=utf-8

Join us.

--mail
Content-Type: text/html; charset=utf-8

<p>Join us.</p>

--mail--

--1767344400-eximdsn-1--
`);
  assert.deepEqual(recipients, [{ email: 'Ada@customer.example', action: 'failed', status: '5.0.0', answer: '552 5.2.2 over quota' }]);
});

test('Exchange: several recipients, with what became of each; no answer of a server', async () => {
  const { recipients } = await read(`From: postmaster@customer.example
To: no-reply@orion.example
Date: Fri, 2 Jan 2026 09:00:00 +0000
Subject: Undeliverable: You are invited
MIME-Version: 1.0
Content-Type: multipart/report; report-type="delivery-status";
	boundary="_000_ndr_"

--_000_ndr_
Content-Type: multipart/alternative; boundary="_001_"

--_001_
Content-Type: text/html; charset="us-ascii"

<p>Delivery has failed to these recipients.</p>
--_001_--

--_000_ndr_
Content-Type: message/delivery-status

Reporting-MTA: dns;EX01.customer.example
Received-From-MTA: dns;mx.orion.example
Arrival-Date: Fri, 2 Jan 2026 08:59:58 +0000

Original-Recipient: rfc822;ada@customer.example
Final-Recipient: rfc822;ada.l@customer.example
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found by a look-up

Final-Recipient: rfc822;grace@customer.example
Action: delayed
Status: 4.4.7
Will-Retry-Until: Sat, 3 Jan 2026 09:00:00 +0000

Final-Recipient: RFC822; <kim@customer.example>
Action: Failed
Status: 5.7.1 (not allowed)

--_000_ndr_
Content-Type: message/rfc822

To: ada@customer.example
Subject: You are invited

Join.
--_000_ndr_--
`);
  assert.deepEqual(recipients, [
    { email: 'ada@customer.example', action: 'failed', status: '5.1.10', answer: '550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found by a look-up' },
    { email: 'grace@customer.example', action: 'delayed', status: '4.4.7', answer: '' },
    { email: 'kim@customer.example', action: 'failed', status: '5.7.1', answer: '' },
  ]);
});

const report = (status: string, returned = '') => `From: MAILER-DAEMON@relay.orion.example
To: no-reply@orion.example
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

It did not go.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.orion.example

${status}
${returned && `--b\nContent-Type: text/rfc822-headers\n\n${returned}\n`}--b--
`;

test('mail that was passed on and failed further on is told of the one it was for', async () => {
  const { recipients, at } = await read(
    report('Final-Recipient: rfc822; ada@elsewhere.example\nAction: failed\nStatus: 5.1.1\n', 'To: "Lovelace, Ada" <ada@customer.example>\nSubject: x\n'),
  );
  assert.deepEqual([recipients[0]?.email, at], ['ada@customer.example', undefined]);
});

test('an address with letters beyond ASCII is read', async () => {
  const { recipients } = await read(report('Final-Recipient: utf-8; jürgen@bücher.example\nAction: failed\nStatus: 5.6.7\n'));
  assert.equal(recipients[0]?.email, 'jürgen@bücher.example');
});

test('a code that is none is left out', async () => {
  const { recipients } = await read(report('Final-Recipient: rfc822; ada@customer.example\nAction: failed\nStatus: 5.1\n'));
  assert.deepEqual(recipients, [{ email: 'ada@customer.example', action: 'failed', status: '', answer: '' }]);
});

const NO_REPORTS: Readonly<Record<string, string>> = {
  nothing: '',
  'no mail': '\u0000\u0001 something else',
  'somebody who answers': 'From: ada@customer.example\nTo: no-reply@orion.example\nSubject: Re: You are invited\n\nWho are you?\n',
  'a receipt that it was read': POSTFIX.replace('report-type=delivery-status', 'report-type=disposition-notification').replace(
    'message/delivery-status',
    'message/disposition-notification',
  ),
  'a complaint about spam': POSTFIX.replace('report-type=delivery-status', 'report-type=feedback-report'),
  'a report that somebody forwards': `From: ada@customer.example
To: no-reply@orion.example
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=outer

--outer
Content-Type: text/plain

What is this?
--outer
Content-Type: message/rfc822

${POSTFIX}
--outer--
`,
  'a report of nobody': report('X-Nothing: at all\n'),
};

for (const [what, text] of Object.entries(NO_REPORTS)) {
  test(`${what} is no report`, async () => {
    await assert.rejects(read(text), NoReport);
  });
}
