export interface Access {
  readonly url: string;
  readonly clientId: string;
}

export interface Language {
  readonly name: string;
  readonly label: string;
  /** What brings the library in. */
  readonly install?: string;
  /** The first call with it. The secret stands in the app's environment, never in its text. */
  readonly first: (access: Access) => string;
  /** What has to hold for it to work, where that is not plain. */
  readonly remark?: (access: Access) => string | undefined;
}

/** Some of the libraries speak over TLS alone. */
const needsTls = ({ url }: Access): string | undefined =>
  url.startsWith('https://') ? undefined : 'This library speaks TLS only. On a laptop, `npm run dev-ca` gives this server a certificate and an https address.';

/** Reaching this environment from a program, in the languages that have a library: one address, one id, one secret. */
export const LANGUAGES: readonly Language[] = [
  {
    name: 'node',
    label: 'Node',
    install: 'npm install @scalekit-sdk/node',
    first: ({ url, clientId }) => `import { Scalekit } from "@scalekit-sdk/node";

const scalekit = new Scalekit(
  "${url}",
  "${clientId}",
  process.env.TENON_CLIENT_SECRET,
);

const { organization } = await scalekit.organization.createOrganization("Orion Analytics", {
  externalId: "customer_42",
});`,
  },
  {
    name: 'python',
    label: 'Python',
    install: 'pip install scalekit-sdk-python',
    first: ({ url, clientId }) => `import os
from scalekit import ScalekitClient
from scalekit.v1.organizations.organizations_pb2 import CreateOrganization

client = ScalekitClient(
    "${url}",
    "${clientId}",
    os.environ["TENON_CLIENT_SECRET"],
)

client.organization.create_organization(
    CreateOrganization(display_name="Orion Analytics", external_id="customer_42")
)`,
    remark: needsTls,
  },
  {
    name: 'go',
    label: 'Go',
    install: 'go get github.com/scalekit-inc/scalekit-sdk-go/v2',
    first: ({ url, clientId }) => `client := scalekit.NewScalekitClient(
	"${url}",
	"${clientId}",
	os.Getenv("TENON_CLIENT_SECRET"),
)

created, err := client.Organization().CreateOrganization(
	ctx, "Orion Analytics",
	scalekit.CreateOrganizationOptions{},
)`,
  },
  {
    name: 'java',
    label: 'Java',
    install: 'implementation "com.scalekit:scalekit-sdk-java:2+"',
    first: ({ url, clientId }) => `var client = new ScalekitClient(
    "${url}",
    "${clientId}",
    System.getenv("TENON_CLIENT_SECRET"));

var organization = client.organizations().create(
    CreateOrganization.newBuilder()
        .setDisplayName("Orion Analytics")
        .setExternalId("customer_42")
        .build());`,
    remark: needsTls,
  },
  {
    name: 'tenon',
    label: '@tenon/sdk',
    install: 'npm install @tenon/sdk',
    first: ({ url, clientId }) => `import { Tenon } from "@tenon/sdk";

const tenon = new Tenon(
  "${url}",
  "${clientId}",
  process.env.TENON_CLIENT_SECRET,
);

const { organization } = await tenon.organization.createOrganization("Orion Analytics", {
  externalId: "customer_42",
});`,
  },
  {
    name: 'curl',
    label: 'Anything else',
    first: ({ url, clientId }) => `TOKEN=$(curl -s ${url}/oauth/token \\
  -d grant_type=client_credentials \\
  -d client_id=${clientId} \\
  -d client_secret=$TENON_CLIENT_SECRET \\
  | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')

curl ${url}/api/v1/organizations \\
  -H "authorization: Bearer $TOKEN" \\
  -H 'content-type: application/json' \\
  -d '{"display_name":"Orion Analytics","external_id":"customer_42"}'`,
  },
];
