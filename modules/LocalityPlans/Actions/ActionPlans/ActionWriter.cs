namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Writes owners and key dates of locked actions. What does not change is not written.</summary>
internal sealed class ActionWriter(Change<LocalityPlansDb> change)
{
    /// <returns>Whether the owners, which are checked already, differ from those of now.</returns>
    public bool WriteOwners(PlanAction action, IReadOnlyList<ActionOwner> now, IReadOnlyList<(Guid Organisation, string? Post)> owners)
    {
        var changed = false;
        foreach (var gone in now.Where(o => owners.All(w => w.Organisation != o.OrganisationId)))
        {
            change.Remove(gone);
            changed = true;
        }

        foreach (var (index, (organisation, post)) in owners.Index())
        {
            if (now.FirstOrDefault(o => o.OrganisationId == organisation) is not { } owner)
            {
                change.Add(
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

    /// <returns>Whether the key dates, which are checked already, differ from those of now.</returns>
    public async Task<bool> WriteKeyDatesAsync(PlanAction action, IReadOnlyList<KeyDate> now, IReadOnlyList<string> words)
    {
        if (now.Select(d => d.Text).SequenceEqual(words, StringComparer.Ordinal))
        {
            return false;
        }

        // A key date with the same words is the same, at whatever position, and its progress stays with it.
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
                change.Add(KeyDateReader.Read(text).Of(action, index + 1, text));
            }
        }

        await RemoveAsync(left);
        return true;
    }

    // Progress of a removed key date becomes progress of the action as a whole.
    private async Task RemoveAsync(List<KeyDate> dates)
    {
        if (dates.Count > 0)
        {
            var ids = dates.ConvertAll(d => (Guid?)d.Id);
            await change
                .Of<ProgressUpdate>()
                .Where(p => ids.Contains(p.KeyDateId))
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.KeyDateId, (Guid?)null), change.Cancellation);
            change.Db.RemoveRange(dates);
        }
    }
}
