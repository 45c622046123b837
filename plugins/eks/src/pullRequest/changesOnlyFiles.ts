import { ApplyCommand } from '@xkf/backstage-plugin-eks-common';

/** True where AWS has all of a change already, so that only Terraform changes. */
export function changesOnlyFiles(commands: ApplyCommand[]): boolean {
  return (
    commands.length > 0 && commands.every(({ opaScore }) => opaScore === 0)
  );
}
