import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Select, TextInput } from '@mantine/core';
import { ApiTokenService } from '@tenon/api/scalekit/v1/tokens/tokens_pb.ts';
import { type ReactNode, useState } from 'react';
import { problemOf, useWrite } from '../../../api/index.ts';
import { FormModal } from '../../../design/index.ts';
import { PickMember } from '../../../shared/members/pick.tsx';
import { SecretDialog, type ShownSecret } from '../secret-dialog.tsx';
import { CustomClaims, tokenSchema } from './token-fields.tsx';

interface Values extends Record<string, unknown> {
  description: string;
  userId: string;
  days: string;
  customClaims: Record<string, string>;
}

const NEW: Values = { description: '', userId: '', days: '90', customClaims: {} };
const DAY = 86_400_000;

interface Props {
  readonly organizationId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Makes a token of the organization or of one of its people, and shows it once. */
export function CreateToken({ organizationId, opened, onClose }: Props): ReactNode {
  const create = useWrite(ApiTokenService.method.createToken);
  const [made, setMade] = useState<ShownSecret>();
  return (
    <>
      <FormModal
        opened={opened}
        onClose={onClose}
        title="Create API token"
        submit="Create API token"
        initial={NEW}
        schema={tokenSchema}
        toProblem={problemOf}
        onSubmit={async ({ description, userId, days, customClaims }) => {
          const { token } = await create.run({
            token: {
              organizationId,
              userId,
              description: description.trim(),
              customClaims,
              ...(days && { expiry: timestampFromDate(new Date(Date.now() + Number(days) * DAY)) }),
            },
          });
          onClose();
          setMade({ title: 'API token created', secret: token });
        }}
      >
        {(form) => (
          <>
            <TextInput label="What it is for" withAsterisk data-autofocus autoComplete="off" {...form.getInputProps('description')} />
            <PickMember
              organizationId={organizationId}
              label="Of"
              description="A person’s token carries their roles and ends with their membership."
              placeholder="The organization"
              clearable
              value={form.values.userId}
              onChange={(userId) => form.setFieldValue('userId', userId)}
            />
            <Select
              label="Ends"
              data={[
                { value: '30', label: 'In 30 days' },
                { value: '90', label: 'In 90 days' },
                { value: '365', label: 'In a year' },
                { value: '', label: 'Never' },
              ]}
              allowDeselect={false}
              {...form.getInputProps('days')}
            />
            <CustomClaims value={form.values.customClaims} onChange={(customClaims) => form.setFieldValue('customClaims', customClaims)} errors={form.errors} />
          </>
        )}
      </FormModal>
      <SecretDialog shown={made} onClose={() => setMade(undefined)} />
    </>
  );
}
