import { Button } from '@mantine/core';
import { IconDoorEnter, IconPlus } from '@tabler/icons-react';
import { type Domain, DomainService, DomainType } from '@tenon/api/scalekit/v1/domains/domains_pb.ts';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../../api/index.ts';
import { Answered, EmptyState, Section } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import { AddDomain } from './add-domain.tsx';
import { DeleteDomain } from './delete-domain.tsx';
import { DomainCard } from './domain-card.tsx';
import css from './domains.module.css';
import { everyDomain } from './every-domain.ts';
import { HowTheyJoin } from './how-they-join.tsx';

interface Props {
  readonly organizationId: string;
  readonly adding: boolean;
  readonly setAdding: (adding: boolean) => void;
}

/** E-mail domains whose people may come in without being invited. */
export function AllowedDomains({ organizationId, adding, setAdding }: Props): ReactNode {
  const mayWrite = useMayWrite();
  const [deleting, setDeleting] = useState<Domain>();
  const domains = useRead(DomainService.method.listDomains, everyDomain(organizationId, DomainType.ALLOWED_EMAIL_DOMAIN));
  return (
    <Section
      title="Allowed e-mail domains"
      description="Whoever proves an address there may join without an invitation. Several organizations may allow the same one."
      actions={
        mayWrite && (
          <Button leftSection={<IconPlus size={17} />} onClick={() => setAdding(true)}>
            Allow a domain
          </Button>
        )
      }
    >
      <Answered answer={domains}>
        {({ domains: all }) =>
          all.length === 0 ? (
            <EmptyState icon={IconDoorEnter} title="People come by invitation alone">
              Allow a domain, and whoever signs up with an address there is offered this organization.
            </EmptyState>
          ) : (
            <>
              <ul className={css['domains']}>
                {all.map((domain) => (
                  <DomainCard key={domain.id} domain={domain} {...(mayWrite && { onDelete: () => setDeleting(domain) })} />
                ))}
              </ul>
              <HowTheyJoin organizationId={organizationId} />
            </>
          )
        }
      </Answered>
      <AddDomain organizationId={organizationId} type={DomainType.ALLOWED_EMAIL_DOMAIN} opened={adding} onClose={() => setAdding(false)} />
      {deleting && <DeleteDomain domain={deleting} onClose={() => setDeleting(undefined)} />}
    </Section>
  );
}
