// The order is the cascade: values first, then elements, then parts, then what overrides on paper.
import 'virtual:accent.css';
import './tokens.css';
import './base.css';
import './header.css';
import './page.css';
import './footer.css';
import './content.css';
import './facts.css';
import './form.css';
import './choice.css';
import './check.css';
import './disclosure.css';
import './sending.css';
import './receipt.css';
import './preferences.css';
