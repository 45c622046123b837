/** The tenant that tests register. */
export const books = {
  kind: 'tenant-registration',
  accountId: '222222222222',
  region: 'eu-west-1',
  tenant: 'books',
  owner: 'group:default/team-books',
  tenantAccountIds: ['444444444444'],
  delegateResourceGroup: true,
  labels: { team: 'books' },
  flux: { enabled: true, github: { repo: 'books-gitops' } },
  resourceGroup: {
    commonName: 'books',
    delegateAks: true,
    delegateKeyVault: true,
    delegateServiceEndpoint: false,
    delegateServicePrincipal: false,
    lockResourceGroup: false,
    disableUniqueSuffix: false,
    tags: {},
  },
};
