"""The samples: each earns the verdict of its folder, and what is said of it is true."""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from drafted import Once

from grader.authoring import verify
from grader.authoring.verify import Finding, Sample
from grader.exercise import description
from grader.exercise.description import Exercise
from grader.exercise.reference import Reference
from grader.judging.judge import Judge
from grader.judging.submission import Submission
from grader.judging.terms import Bounds, terms_of
from grader.sandbox import Sandbox
from grader.sandbox.execution import Execution, Limits, Program
from grader.words.model import Judgement, Verdict

FOLDER = Path(__file__).parents[1] / "submissions"
BOUNDS = defaultdict(
    lambda: Bounds(5, 512, 256),
    {
        Verdict.TIME_LIMIT_EXCEEDED: Bounds(0.5, 512, 256),
        Verdict.MEMORY_LIMIT_EXCEEDED: Bounds(5, 256, 256),
    },
)
"""Each meets its own limit early, and none another's on a slow machine."""
"""What a sample may take, and one that takes all there is, of time or of memory."""

UNHEEDED, UNSEEDED = "does nothing with it", "no seed is set"
SAID = {
    "analytic_gradients/last_derivative_missing": "The derivative of the last activation",
    "analytic_gradients/only_tanh": "for the other activation",
    "analytic_gradients/relu_first_without_labels": "for the other activation",
    "analytic_gradients/reversed_list": "in reverse order",
    "analytic_gradients/tanh_for_its_derivative": "The activation itself",
    "batch_norm_1d/default_epsilon": "eps is missing or 1e-5",
    "batch_norm_1d/epsilon_outside_the_root": "added to the standard deviation",
    "batch_norm_1d/evaluation_mode": "evaluation mode",
    "batch_norm_1d/hard_coded_seed": "seed 42",
    "batch_norm_1d/never_reads_its_seed": UNSEEDED,
    "batch_norm_1d/one_mean_for_all": "all numbers together",
    "batch_norm_1d/over_the_features": "over its features",
    "batch_norm_1d/transposed": "exchanged",
    "batch_norm_1d/unbiased_variance": "unbiased",
    "best_activation/answer_on_stderr": "standard error is not read",
    "best_activation/attack_counts_through_all_values": UNHEEDED,
    "best_activation/attack_hides_behind_control_characters": f"Tanh is one of the 17|{UNHEEDED}",
    "best_activation/attack_searches_memory": UNHEEDED,
    "best_activation/attack_verdict_as_json": UNHEEDED,
    "best_activation/forgets_one_activation": "SELU",
    "best_activation/gradients_pile_up": "pile up",
    "best_activation/hard_coded_seed": "right for seed 42",
    "best_activation/identity_in_the_list": "Identity",
    "best_activation/infinity_as_the_mean": UNHEEDED,
    "best_activation/inputs_before_the_network": "before the network is built",
    "best_activation/nan_as_the_mean": UNHEEDED,
    "best_activation/selu_answered": "SELU",
    "best_activation/smallest_instead_of_largest": "Sigmoid|smallest",
    "best_activation/sum_instead_of_mean": "the sum",
    "fc1_gradient/loop_ends_elsewhere": "Tanhshrink",
    "fc1_gradient/no_runs_at_all": UNHEEDED,
    "fc1_gradient/signed_gradients": "signed gradients",
    "fc1_gradient/stored_output_is_right": "Sigmoid",
    "gradient_steps/never_zeroed": "gradients that accumulate",
    "gradient_steps/one_step_less": "499 steps",
    "gradient_steps/one_step_more": "501 steps, or after 500 with a gradient left over",
    "gradient_steps/prints_the_gradient": "print w itself",
    "gradient_steps/rate_of_a_hundredth": "learning rate 0.01",
    "gradient_steps/step_never_called": "before any step",
    "gradient_steps/uphill": "uphill",
    "gradient_steps/with_momentum": "momentum",
    "init_exploding/names_the_last_number": "not NaN yet",
    "init_exploding/never_stops": "end of the network",
    "init_kaiming/variance_passed_as_std": "variance of the weights",
    "init_scaled/variance_for_std": "This is the variance",
    "init_tanh/never_initialised": "nn.Linear starts with",
    "init_tanh/std_before_tanh": "before the activation",
    "init_tanh/table_of_initialisations": "twice too large",
    "init_xavier/gain_inverted": "divided by the gain",
    "init_xavier/gain_missing": "The gain of tanh is missing",
    "product_gradient/backward_twice": "twice the gradient",
    "product_gradient/cell_run_twice": "twice the gradient",
    "product_gradient/log_once": "taken once",
    "product_gradient/signed_the_other_way": "opposite sign",
    "product_gradient/sum_for_product": "gradient of the sum",
    "product_gradient/transposed": "exchanged",
    "tanh_gain/gain_of_relu": "the gain of relu",
    "tanh_gain/inverted": "upside down",
    "tanh_gain/ratio_of_variances": "the variances",
    "tanh_gain/torch_gain_first": "gain that torch has|gain of the sample",
    "vanishing_gradient/dead_relu": "enters the layer is missing",
    "vanishing_gradient/reversed_list": "in reverse order",
    "conv_by_hand/hard_coded_seed": "right for seed 42",
    "conv_by_hand/kernel_first": "what is made first takes the first ones",
    "conv_by_hand/matrix_product": "another product of matrices",
    "conv_by_hand/mean_for_sum": "what mean gives where sum belongs",
    "conv_by_hand/transposed_kernel": "which is transposed",
    "conv_by_hand/uniform_image": "rand where randn belongs",
    "conv_out_shape/no_stride": "a division is left out",
    "conv_out_shape/not_rounded": "rounded in another way",
    "conv_out_shape/one_missing": "a term is left out",
    "conv_out_shape/padding_once": "a factor is left out. Or: This comes out if a number is half",
    "conv_out_shape/rounded_up": "rounded in another way",
    "linear_by_matmul/gradients_that_pile_up": "a number is twice what it should be",
    "linear_by_matmul/half_the_gradients": "a number is half of what it should be",
    "linear_by_matmul/mean_over_samples": "what mean gives where sum belongs",
    "linear_by_matmul/no_bias": "a term is left out",
    "linear_by_matmul/transposed_gradient": "exchanged",
    "linear_by_matmul/uniform_inputs": "rand where randn belongs",
    "linear_by_matmul/weights_first": "what is made first takes the first ones",
    "norm_layers/eps_outside_the_root": "a bracket closes in the wrong place",
    "norm_layers/layer_over_the_length_alone": "right for something else that is asked",
    "norm_layers/unbiased": "the other variance",
    "padding_2d/ones": "what ones gives where zeros belongs",
}
"""What is said of a sample, each read beside it. What is not here must not be diagnosed: read a new
one beside its sample before it is added."""


BY_EXERCISE: dict[str, list[Sample]] = defaultdict(list)
for each in verify.samples(FOLDER):
    BY_EXERCISE[each[1]].append(each)


class Kept(Judge):
    """Keeps what it judged last."""

    last: Judgement

    def judge(self, submission: Submission) -> Judgement:
        self.last = super().judge(submission)
        return self.last


def test_every_exercise_has_samples() -> None:
    assert set(BY_EXERCISE) == set(description.available())


@pytest.fixture(scope="module", params=BY_EXERCISE)
def exercise(request: pytest.FixtureRequest) -> Exercise:
    """Return one exercise after the other: all that is asked of one is asked together."""
    return description.find(request.param)


@pytest.fixture(scope="module")
def reference(warm: Sandbox, exercise: Exercise) -> Reference:
    """Return its reference: what that has computed for samples it need not compute again."""
    return Reference(exercise, warm)


@pytest.fixture(scope="module")
def once(warm: Sandbox, exercise: Exercise) -> Once:
    """Return a sandbox that runs no sample of the exercise a second time."""
    return Once(warm)


def test_a_sample_earns_its_verdict_and_its_diagnosis_is_true(
    once: Sandbox, exercise: Exercise, reference: Reference
) -> None:
    wrong: list[object] = []
    judges: dict[Bounds, Kept] = {}
    for sample in BY_EXERCISE[exercise.name]:
        path, _, verdict = sample
        bounds = BOUNDS[verdict]
        if bounds not in judges:
            judges[bounds] = Kept(terms_of(exercise, bounds=bounds), once, reference)
        judge = judges[bounds]
        found = verify.of_sample(judge, sample)
        wrong += [found] if found.fault else []
        if verdict is Verdict.WRONG_ANSWER:
            wrong += untrue(path, judge.last)
    assert wrong == []


class WithoutJournal:
    """A sandbox that tells of no print which line made it, as after more than is noted."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def run(self, program: Program, stdin: bytes, limits: Limits) -> Execution:
        return replace(self._sandbox.run(program, stdin, limits), journal=())

    def __getattr__(self, name: str) -> object:
        return getattr(self._sandbox, name)


def test_an_accepted_sample_is_accepted_by_its_text_alone(
    once: Sandbox, exercise: Exercise, reference: Reference
) -> None:
    terms = terms_of(exercise, exercise.sample_seeds[:1], BOUNDS[Verdict.ACCEPTED])
    judge = Judge(terms, WithoutJournal(once), reference)
    accepted = [s for s in BY_EXERCISE[exercise.name] if s[2] is Verdict.ACCEPTED]
    found = (verify.of_sample(judge, sample) for sample in accepted)
    assert [each for each in found if each.fault] == []
    assert accepted


def untrue(path: Path, judged: Judgement) -> list[Finding]:
    """Return what is said of a wrong sample and should not be, or is not and should be."""
    told = [r.diagnosis for case in judged.cases for r in case.checks if r.diagnosis]
    words = SAID.get(f"{judged.exercise}/{path.stem}", "")
    true = [each for each in told if any(word in each for word in words.split("|") if word)]
    if true == told and bool(told) == bool(words):
        return []
    return [Finding(path.name, f"told {told}")]


def test_a_reference_keeps_its_promises(exercise: Exercise, reference: Reference) -> None:
    assert verify.of_reference(exercise, reference) == Finding(f"{exercise.name}.py", "")
