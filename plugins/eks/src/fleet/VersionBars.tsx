import { useTheme } from '@material-ui/core/styles';
import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis } from 'recharts';
import { phaseState } from '../state/supportState';
import { toneColor } from '../state/toneColor';
import { lesserColor } from '../text/lesserColor';
import { useEksTranslation } from '../translation';
import { VersionCount } from './versionCounts';

interface TickProps {
  x?: number | string;
  y?: number | string;
  index?: number;
}

/** One bar for each version; the phase stands beneath in words, not in colour alone. */
export function VersionBars(props: { counts: VersionCount[]; height: number }) {
  const { counts, height } = props;
  const theme = useTheme();
  const t = useEksTranslation();
  const bars = counts.map(({ version, phase, count }) => {
    const { tone, word } = phaseState(t, phase);
    const id = `${version} ${phase}`;
    return { id, version, word, count, fill: toneColor(theme, tone) };
  });
  const label = (tick: TickProps) => {
    const bar = bars[tick.index ?? 0];
    return (
      <text
        x={tick.x}
        y={tick.y}
        textAnchor="middle"
        fontSize={12}
        fill={theme.palette.text.primary}
      >
        <tspan x={tick.x} dy={12}>
          {bar?.version}
        </tspan>
        <tspan x={tick.x} dy={14} fill={lesserColor(theme)}>
          {bar?.word}
        </tspan>
      </text>
    );
  };
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart
        accessibilityLayer={false}
        data={bars}
        margin={{ top: 18, right: 8, bottom: 8, left: 8 }}
      >
        <XAxis
          dataKey="id"
          height={36}
          interval={0}
          tick={label}
          tickLine={false}
        />
        <Bar dataKey="count" maxBarSize={48} isAnimationActive={false}>
          <LabelList
            dataKey="count"
            position="top"
            fill={theme.palette.text.primary}
            fontSize={12}
          />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}
