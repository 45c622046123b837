import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The first page of a file compiles a whole app; slow machines need longer than a second.
configure({ asyncUtilTimeout: 8_000 });
jest.setTimeout(30_000);
