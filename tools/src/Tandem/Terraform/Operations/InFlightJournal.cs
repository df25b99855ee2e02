namespace Tandem.Terraform.Operations;

/// <summary>
/// Which creations were begun and not seen to end. Terraform writes a resource into its state once the cloud has answered; a run
/// that is killed in between leaves a resource that exists and that no state knows.
/// </summary>
/// <param name="file">Where the addresses stand, one a line; written by rename.</param>
public sealed class InFlightJournal(string file)
{
    private readonly Lock door = new();
    private readonly HashSet<string> begun = File.Exists(file) ? [.. File.ReadAllLines(file)] : new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether this creation was begun by an earlier run, or by this one, and not seen to end.</summary>
    public bool Holds(string address)
    {
        lock (door)
        {
            return begun.Contains(address);
        }
    }

    /// <summary>Takes note of a step. One that failed stays: the cloud may have done its part all the same.</summary>
    public void Note(ResourceProgress step)
    {
        lock (door)
        {
            var changed = step.Step switch
            {
                ProgressStep.Started when step.Action == "create" => begun.Add(step.Address),
                ProgressStep.Done => begun.Remove(step.Address),
                _ => false,
            };
            if (changed)
            {
                Write();
            }
        }
    }

    private void Write()
    {
        if (begun.Count == 0)
        {
            File.Delete(file);
            return;
        }

        var draft = $"{file}.{Guid.NewGuid():N}";
        File.WriteAllLines(draft, begun.Order(StringComparer.Ordinal));
        File.Move(draft, file, overwrite: true);
    }
}
