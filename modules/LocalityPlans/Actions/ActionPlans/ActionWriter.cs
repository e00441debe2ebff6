namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Writes owners and key dates of actions that are held; what stays the same is left as it is.</summary>
internal sealed class ActionWriter(LocalityPlansDb db)
{
    /// <summary>The owners as they are to be, checked before. Says whether anything changed.</summary>
    public bool WriteOwners(PlanAction action, IReadOnlyList<ActionOwner> now, IReadOnlyList<(Guid Organisation, string? Post)> owners)
    {
        var changed = false;
        foreach (var gone in now.Where(o => owners.All(w => w.Organisation != o.OrganisationId)))
        {
            db.Remove(gone);
            changed = true;
        }

        foreach (var (index, (organisation, post)) in owners.Index())
        {
            if (now.FirstOrDefault(o => o.OrganisationId == organisation) is not { } owner)
            {
                db.Add(
                    new ActionOwner
                    {
                        ActionId = action.Id,
                        OrganisationId = organisation,
                        Number = index + 1,
                        Post = post,
                    }
                );
                changed = true;
            }
            else if (owner.Post != post || owner.Number != index + 1)
            {
                (owner.Post, owner.Number) = (post, index + 1);
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>The key dates as they are to be, checked before. Says whether anything changed.</summary>
    public async Task<bool> WriteKeyDatesAsync(
        PlanAction action,
        IReadOnlyList<KeyDate> now,
        IReadOnlyList<string> words,
        CancellationToken cancellationToken
    )
    {
        if (now.Select(d => d.Text).SequenceEqual(words, StringComparer.Ordinal))
        {
            return false;
        }

        // One whose words stay is the same, wherever it stands, and keeps its progress.
        var left = now.ToList();
        foreach (var (index, text) in words.Index())
        {
            if (left.Find(d => d.Text == text) is { } same)
            {
                same.Number = index + 1;
                left.Remove(same);
            }
            else
            {
                db.Add(KeyDateReader.Read(text).Of(action, index + 1, text));
            }
        }

        await ForgetAsync(left, cancellationToken);
        return true;
    }

    // What was recorded of a date that is no more stays, as of the action as a whole.
    private async Task ForgetAsync(List<KeyDate> gone, CancellationToken cancellationToken)
    {
        if (gone.Count > 0)
        {
            var ids = gone.ConvertAll(d => (Guid?)d.Id);
            await db
                .ProgressUpdates.Where(p => ids.Contains(p.KeyDateId))
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.KeyDateId, (Guid?)null), cancellationToken);
            db.RemoveRange(gone);
        }
    }
}
