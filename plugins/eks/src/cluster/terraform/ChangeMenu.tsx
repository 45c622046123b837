import Button from '@material-ui/core/Button';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { useId, useState } from 'react';
import { FormKind } from '../../change/choose/draft';
import { Lesser } from '../../text/Lesser';
import { useEksTranslation } from '../../translation';

const kinds: FormKind[] = [
  'set-control-plane-version',
  'add-node-group',
  'resize-node-group',
  'set-node-group-release',
  'remove-node-group',
];

/** The changes to Terraform that can be asked for, each by a form of its own. */
export function ChangeMenu(props: {
  /** Why nothing can be changed; undefined where it can. */
  obstacle: string | undefined;
  onChoose: (kind: FormKind) => void;
}) {
  const { obstacle, onChoose } = props;
  const t = useEksTranslation();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const close = () => setAnchor(undefined);
  return (
    <>
      <Button
        variant="outlined"
        endIcon={<ExpandMoreIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        aria-describedby={obstacle ? id : undefined}
        disabled={obstacle !== undefined}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {t('change.menu')}
      </Button>
      {obstacle && (
        <Lesser id={id} component="p" variant="body2">
          {obstacle}
        </Lesser>
      )}
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor}
        getContentAnchorEl={null}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        onClose={close}
      >
        {kinds.map(kind => (
          <MenuItem
            key={kind}
            onClick={() => {
              close();
              onChoose(kind);
            }}
          >
            {t(`change.form.${kind}.title`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
