namespace CouncilPlatform.Grants.Rounds;

internal sealed class FormMutations
{
    /// <summary>Publishes the round's form, or the next version of it. Applications that were already started keep theirs.</summary>
    [Requires(Role.Officer)]
    public static async Task<Round> PublishForm(PublishFormInput input, Change<GrantsDb> change)
    {
        var eligibility = input.Eligibility ?? [];
        FormCheck.Check(eligibility, input.Sections);
        var round = await change.LockAsync<Round>(input.Round, input.Version);
        var form = new ApplicationForm
        {
            RoundId = round.Id,
            Number = round.NextForm(change.NowUtc),
            PublishedUtc = change.NowUtc,
            EligibilityJson = JsonText.Write<EligibilityQuestion>([
                .. eligibility.Select(q => new EligibilityQuestion(q.Key, q.Text, q.RequiredAnswer)),
            ]),
            SectionsJson = JsonText.Write<FormSection>([
                .. input.Sections.Select(s => new FormSection(s.Title, s.Help, [.. s.Questions.Select(Question)])),
            ]),
        };
        change.Add(form);
        var questions = Wording.Count(input.Sections.Sum(s => s.Questions.Count), "question");
        return change.Done(round, $"{round.Slug}: version {form.Number}, {questions}");
    }

    private static FormQuestion Question(FormQuestionInput q) =>
        new(q.Key, q.Text, q.Kind, q.Required ?? true, q.Help, q.MostCharacters, q.MostWords, q.Least, q.Most, q.Choices ?? []);
}
