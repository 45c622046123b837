import { Theme } from '@material-ui/core/styles';
import { lesserColor } from '../text/lesserColor';
import { Tone } from './state';

/** The colour of a tone against the paper of the theme. */
export function toneColor(theme: Theme, tone: Tone): string {
  const { palette } = theme;
  const shade = palette.type === 'dark' ? 'light' : 'dark';
  switch (tone) {
    case 'good':
      return palette.success[shade];
    case 'notice':
    case 'busy':
      return palette.info[shade];
    case 'warning':
      return palette.warning[shade];
    case 'bad':
      return palette.error[shade];
    default:
      return lesserColor(theme);
  }
}
