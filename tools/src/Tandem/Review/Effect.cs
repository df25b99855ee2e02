namespace Tandem.Review;

/// <summary>What a change acts on, the gravest first: a reviewer reads from the top.</summary>
public enum Effect
{
    /// <summary>Which requests arrive where: gateway, routes, policies, pool, picker, network, names.</summary>
    Traffic,

    /// <summary>Who may do what: accounts, roles, secrets, security contexts.</summary>
    Identity,

    /// <summary>How much can be served: replicas, resources, accelerators, scaling.</summary>
    Capacity,

    /// <summary>What runs, and whether it keeps running: images, arguments, probes, rollout, storage, delivery.</summary>
    Availability,

    /// <summary>What is paid for, at the same capacity: machine types, disks, storage classes.</summary>
    Cost,

    /// <summary>Nothing that serves: labels, descriptions, scraping.</summary>
    None,
}
