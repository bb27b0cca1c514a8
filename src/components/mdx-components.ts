import Button from './content/Button.astro';
import Callout from './content/Callout.astro';
import PageLink from './content/PageLink.astro';
import Step from './content/Step.astro';
import Steps from './content/Steps.astro';
import Address from './facts/Address.astro';
import Fact from './facts/Fact.astro';
import OfficerContact from './facts/OfficerContact.astro';
import OpeningHours from './facts/OpeningHours.astro';
import PhoneStatus from './facts/PhoneStatus.astro';
import ServiceEmail from './facts/ServiceEmail.astro';
import ServicePhone from './facts/ServicePhone.astro';
import ComplaintForm from './form/ComplaintForm.astro';
import Problem from './form/Problem.astro';
import QuestionForm from './form/QuestionForm.astro';
import ComplaintReceipt from './receipt/ComplaintReceipt.astro';
import QuestionReceipt from './receipt/QuestionReceipt.astro';

/** What content may use without importing it. Any other name stops the build. See `content/README.md`. */
export const mdxComponents = {
  ...{ Button, Callout, PageLink, Step, Steps },
  ...{ Address, Fact, OfficerContact, OpeningHours, PhoneStatus, ServiceEmail, ServicePhone },
  ...{ ComplaintForm, ComplaintReceipt, Problem, QuestionForm, QuestionReceipt },
};
