namespace Tandem.Twin.Simulation.Pods;

/// <summary>Starts the HTTP server that stands for a model server, on a loopback port of its own. Called on the simulation's loop: it must not hold it up.</summary>
/// <param name="request">What it is to say of itself.</param>
/// <param name="cancel">Gives up.</param>
internal delegate Task<PodServer> StartPodServer(PodServerRequest request, CancellationToken cancel);
