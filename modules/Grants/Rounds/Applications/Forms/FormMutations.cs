namespace CouncilPlatform.Grants.Rounds;

/// <summary>Publishing what applicants are asked.</summary>
internal sealed class FormMutations
{
    /// <summary>Publishes the round's form, or the next version of it. Applications that were started keep theirs.</summary>
    [Requires(Role.Officer)]
    public static async Task<Round> PublishForm(
        PublishFormInput input,
        Partnership partnership,
        GrantsDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var eligibility = input.Eligibility ?? [];
        FormCheck.Check(eligibility, input.Sections);
        return await db.WriteAsync(
            async ct =>
            {
                var found = await RoundMutations.FindAsync(db, partnership, input.Round, ct);
                var round = await db.HoldAsync<Round>(partnership, found.Id, input.Version, ct);
                var now = time.GetUtcNow().UtcDateTime;
                if (UkTime.IsOver(round.ClosesUtc, now))
                {
                    throw new RuleException(
                        "ROUND_CLOSED",
                        $"{round.Title} closed at {round.Closes()}: nobody would be asked. Publish the form in another round.",
                        "input",
                        "round"
                    );
                }

                round.FormNumber++;
                db.Add(
                    new ApplicationForm
                    {
                        RoundId = round.Id,
                        Number = round.FormNumber,
                        PublishedUtc = now,
                        EligibilityJson = JsonText.Write<EligibilityQuestion>([
                            .. eligibility.Select(q => new EligibilityQuestion(q.Key, q.Text, q.RequiredAnswer)),
                        ]),
                        SectionsJson = JsonText.Write<FormSection>([
                            .. input.Sections.Select(s => new FormSection(s.Title, s.Help, [.. s.Questions.Select(Question)])),
                        ]),
                    }
                );
                db.Audit(
                    "publishForm",
                    round,
                    partnership.Id,
                    $"{round.Slug}: version {round.FormNumber}, {input.Sections.Sum(s => s.Questions.Count)} questions"
                );
                return round;
            },
            cancellationToken
        );
    }

    private static FormQuestion Question(FormQuestionInput q) =>
        new(q.Key, q.Text, q.Kind, q.Required ?? true, q.Help, q.MostCharacters, q.MostWords, q.Least, q.Most, q.Choices ?? []);
}
