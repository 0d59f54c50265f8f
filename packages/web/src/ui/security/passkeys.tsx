import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { WebAuthnService } from '@tenon/api/scalekit/v1/auth/webauthn_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { Answered, EmptyState, relativeTime, Section } from '../../design/index.ts';
import { useMe } from '../me.ts';
import { t } from '../words/index.ts';
import css from './security.module.css';

const PAGE = '/ui/profile/passkeys';

/** One's passkeys. They are made and taken away on a page that asks for proof first. */
export function Passkeys(): ReactNode {
  const { userId } = useMe();
  const answer = useRead(WebAuthnService.method.listCredentials, { userId });
  const some = (answer.data?.credentials.length ?? 0) > 0;
  return (
    <Section
      title={t('security.passkeys')}
      description={t('security.passkeysAbout')}
      actions={
        some && (
          <Button component="a" href={PAGE}>
            {t('security.passkeysDo')}
          </Button>
        )
      }
    >
      <Answered answer={answer} lines={2}>
        {({ credentials }) =>
          credentials.length === 0 ? (
            <EmptyState
              icon={IconFingerprint}
              title={t('security.passkeysNone')}
              action={
                <Button component="a" href={PAGE}>
                  {t('security.passkeysAdd')}
                </Button>
              }
            >
              {t('security.passkeysNoneNext')}
            </EmptyState>
          ) : (
            <ul className={css['passkeys']}>
              {credentials.map(({ id, displayName, authenticator, authenticatorFlags, createdAt }) => (
                <li key={id}>
                  <IconFingerprint size={20} aria-hidden />
                  <span>
                    <b>{displayName || authenticator?.name || t('security.passkeys')}</b>
                    <small>
                      {[
                        createdAt && t('security.made', { when: relativeTime(timestampDate(createdAt), new Date()) }),
                        authenticatorFlags?.backupEligible && t('security.synced'),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </small>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Section>
  );
}
