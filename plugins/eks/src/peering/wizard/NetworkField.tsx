import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { Network } from '@xkf/backstage-plugin-eks-common';
import { FieldHint } from '../../operation/rotation/FieldHint';
import { EksTranslate, useEksTranslation } from '../../translation';
import { networkKey } from './peeringDraft';

/** A network by its name, account, region and ranges. */
export function networkLabel(t: EksTranslate, network: Network): string {
  const { name, vpcId, accountName, accountId, region, cidrs } = network;
  return t('peering.network', {
    name: name ?? vpcId,
    account:
      accountName === accountId ? accountId : `${accountName} (${accountId})`,
    region,
    cidr: cidrs.join(', '),
  });
}

/** One side of a peering: a network among those that are known. */
export function NetworkField(props: {
  id: string;
  label: string;
  rule: string;
  networks: Network[];
  value: Network | undefined;
  /** What is wrong with it. */
  mistake: string | undefined;
  onChange: (key: string) => void;
}) {
  const { id, label, rule, networks, value, mistake, onChange } = props;
  const t = useEksTranslation();
  const wrong = mistake !== undefined;
  return (
    <TextField
      id={id}
      select
      fullWidth
      margin="dense"
      variant="outlined"
      label={label}
      value={value ? networkKey(value) : ''}
      error={wrong}
      helperText={<FieldHint wrong={wrong}>{mistake ?? rule}</FieldHint>}
      SelectProps={{
        SelectDisplayProps: {
          'aria-invalid': wrong,
          'aria-describedby': `${id}-helper-text`,
        },
      }}
      onChange={event => onChange(event.target.value)}
    >
      {networks.map(network => (
        <MenuItem key={networkKey(network)} value={networkKey(network)}>
          {networkLabel(t, network)}
        </MenuItem>
      ))}
    </TextField>
  );
}
