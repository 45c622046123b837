import { makeStyles } from '@material-ui/core/styles';
import {
  createContext,
  ReactNode,
  useCallback,
  useContext,
  useState,
} from 'react';

const Announce = createContext<(message: string) => void>(() => {});

export const visuallyHidden = {
  position: 'absolute',
  width: 1,
  height: 1,
  margin: -1,
  padding: 0,
  border: 0,
  overflow: 'hidden',
  clip: 'rect(0 0 0 0)',
  whiteSpace: 'nowrap',
} as const;

const useStyles = makeStyles(
  { hidden: visuallyHidden },
  { name: 'EksLiveRegion' },
);

/** Tells screen readers what changed without a move of the focus. */
export function LiveRegion(props: { children: ReactNode }) {
  const classes = useStyles();
  const [message, setMessage] = useState({ text: '', turn: 0 });
  // A new element for each message, so that the same words are read again.
  const announce = useCallback(
    (text: string) => setMessage(last => ({ text, turn: last.turn + 1 })),
    [],
  );
  return (
    <Announce.Provider value={announce}>
      {props.children}
      <div role="status" aria-live="polite" className={classes.hidden}>
        <span key={message.turn}>{message.text}</span>
      </div>
    </Announce.Provider>
  );
}

/** Says a message through the live region around the caller. */
export function useAnnounce() {
  return useContext(Announce);
}
