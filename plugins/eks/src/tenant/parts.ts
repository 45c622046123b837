import { EksTranslate } from '../translation';

/** A part of a tenant that could not be read, in words; one that we do not know keeps the backend's own. */
export function partWords(t: EksTranslate, part: string): string {
  const region = /^VPCs in (\S+)$/.exec(part)?.[1];
  if (region) return t('tenants.part.vpcs', { region });
  switch (part) {
    case 'IAM roles':
      return t('tenants.part.irsaRoles');
    case 'Terraform repository':
      return t('tenants.part.repository');
    default:
      return part;
  }
}
