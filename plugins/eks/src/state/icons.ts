import type SvgIcon from '@material-ui/core/SvgIcon';
import AutorenewIcon from '@material-ui/icons/Autorenew';
import BlockIcon from '@material-ui/icons/Block';
import BuildIcon from '@material-ui/icons/Build';
import CallMergeIcon from '@material-ui/icons/CallMerge';
import CallSplitIcon from '@material-ui/icons/CallSplit';
import CancelIcon from '@material-ui/icons/CancelOutlined';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import CompareArrowsIcon from '@material-ui/icons/CompareArrows';
import ErrorIcon from '@material-ui/icons/Error';
import HelpIcon from '@material-ui/icons/Help';
import HowToRegIcon from '@material-ui/icons/HowToReg';
import InfoIcon from '@material-ui/icons/Info';
import MonetizationOnIcon from '@material-ui/icons/MonetizationOn';
import PauseCircleFilledIcon from '@material-ui/icons/PauseCircleFilled';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import ScheduleIcon from '@material-ui/icons/Schedule';
import SkipNextIcon from '@material-ui/icons/SkipNext';
import UndoIcon from '@material-ui/icons/Undo';
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
  planned: RadioButtonUncheckedIcon,
  person: HowToRegIcon,
  paused: PauseCircleFilledIcon,
  undo: UndoIcon,
  skipped: SkipNextIcon,
  gone: CancelIcon,
  live: WifiTetheringIcon,
};
