import { startThemeButton } from './frame/theme-button.ts';

// A page of text is whole without this: only its theme changes.
startThemeButton();
