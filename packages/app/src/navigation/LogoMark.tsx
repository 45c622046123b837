/** Four nodes around one control plane; also `public/favicon.svg`. */
export const LogoMark = () => (
  <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="6" fill="#0f6e84" />
    <path
      d="M8 8 24 24M24 8 8 24"
      stroke="#ffffff"
      strokeWidth="2.5"
      strokeLinecap="round"
    />
    <circle cx="8" cy="8" r="3" fill="#ffffff" />
    <circle cx="24" cy="8" r="3" fill="#ffffff" />
    <circle cx="8" cy="24" r="3" fill="#ffffff" />
    <circle cx="24" cy="24" r="3" fill="#ffffff" />
    <circle cx="16" cy="16" r="4.5" fill="#ffc857" />
  </svg>
);
