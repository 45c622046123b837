import type SvgIcon from '@material-ui/core/SvgIcon';
import AutorenewIcon from '@material-ui/icons/Autorenew';
import BlockIcon from '@material-ui/icons/Block';
import BuildIcon from '@material-ui/icons/Build';
import CallMergeIcon from '@material-ui/icons/CallMerge';
import CallSplitIcon from '@material-ui/icons/CallSplit';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import CompareArrowsIcon from '@material-ui/icons/CompareArrows';
import ErrorIcon from '@material-ui/icons/Error';
import HelpIcon from '@material-ui/icons/Help';
import InfoIcon from '@material-ui/icons/Info';
import MonetizationOnIcon from '@material-ui/icons/MonetizationOn';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import ScheduleIcon from '@material-ui/icons/Schedule';
import UpdateIcon from '@material-ui/icons/Update';
import WarningIcon from '@material-ui/icons/Warning';
import WifiTetheringIcon from '@material-ui/icons/WifiTethering';
import { StateIconName } from './state';

/** The drawing of each icon name. */
export const stateIcons: Record<StateIconName, typeof SvgIcon> = {
  ok: CheckCircleIcon,
  clock: ScheduleIcon,
  cost: MonetizationOnIcon,
  warning: WarningIcon,
  error: ErrorIcon,
  stopped: BlockIcon,
  busy: AutorenewIcon,
  custom: BuildIcon,
  unknown: HelpIcon,
  none: RemoveCircleOutlineIcon,
  unreadable: CloudOffIcon,
  behind: UpdateIcon,
  differs: CompareArrowsIcon,
  open: CallSplitIcon,
  merged: CallMergeIcon,
  note: InfoIcon,
  live: WifiTetheringIcon,
};
