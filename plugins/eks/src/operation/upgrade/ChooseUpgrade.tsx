import Button from '@material-ui/core/Button';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ClusterId, UpgradeInput } from '@xkf/backstage-plugin-eks-common';
import { FormEvent, useState } from 'react';
import { Facts } from '../../facts/Facts';
import { lesserColor } from '../../text/lesserColor';
import { useEksTranslation } from '../../translation';
import { ReasonField } from '../wizard/ReasonField';
import { WizardActions } from '../wizard/WizardActions';

const ways = ['aws-first', 'terraform-first'] as const;

type Way = (typeof ways)[number];

const useStyles = makeStyles(
  theme => ({
    ways: { margin: theme.spacing(2, 0) },
    legend: { color: theme.palette.text.primary, fontWeight: 'bold' },
    way: {
      alignItems: 'flex-start',
      margin: theme.spacing(1, 0, 0, -1.25),
    },
    name: { marginTop: theme.spacing(1.25) },
    text: { color: lesserColor(theme) },
  }),
  { name: 'EksChooseUpgrade' },
);

/** Which version, which way, and why. */
export function ChooseUpgrade(props: {
  id: ClusterId;
  from: string;
  version: string;
  onChosen: (input: UpgradeInput) => void;
}) {
  const { id, from, version, onChosen } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const [way, setWay] = useState<Way>('aws-first');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChosen({
      kind: 'upgrade',
      ...id,
      version,
      way,
      reason: reason.trim() || undefined,
    });
  };
  return (
    <form noValidate onSubmit={submit}>
      <Facts
        facts={[
          { label: t('upgrade.from'), value: from },
          {
            label: t('upgrade.to'),
            value: t('upgrade.to.why', { version }),
          },
        ]}
      />
      <FormControl component="fieldset" className={classes.ways}>
        <FormLabel component="legend" className={classes.legend}>
          {t('upgrade.way')}
        </FormLabel>
        <RadioGroup
          name="way"
          value={way}
          onChange={(_, value) =>
            setWay(ways.find(name => name === value) ?? 'aws-first')
          }
        >
          {ways.map(name => (
            <FormControlLabel
              key={name}
              value={name}
              className={classes.way}
              control={<Radio color="primary" size="small" />}
              label={
                <Typography component="div" variant="body2">
                  <div className={classes.name}>
                    {t(`upgrade.way.${name}.name`)}
                  </div>
                  <div className={classes.text}>
                    {t(`upgrade.way.${name}.text`)}
                  </div>
                </Typography>
              }
            />
          ))}
        </RadioGroup>
      </FormControl>
      <ReasonField value={reason} onChange={setReason} />
      <WizardActions>
        <Button type="submit" color="primary" variant="contained">
          {t('wizard.toCheck')}
        </Button>
      </WizardActions>
    </form>
  );
}
