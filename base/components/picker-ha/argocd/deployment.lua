-- Argo CD's own judgement of Deployments, for all of them, and one thing more: a Deployment may say how many of its replicas are
-- enough (tandem.dev/ready-replicas). Of two pickers only the leader is Ready, at v1.5.0.
local wanted = obj.spec.replicas or 1
if obj.spec.paused == true then
  return { status = "Suspended", message = "It is paused." }
end
if obj.status == nil or obj.status.observedGeneration == nil or obj.status.observedGeneration < obj.metadata.generation then
  return { status = "Progressing", message = "The controller has not seen this version yet." }
end

local enough = wanted
if obj.metadata.annotations ~= nil and obj.metadata.annotations["tandem.dev/ready-replicas"] ~= nil then
  enough = tonumber(obj.metadata.annotations["tandem.dev/ready-replicas"]) or wanted
end

local updated, available, all = obj.status.updatedReplicas or 0, obj.status.availableReplicas or 0, obj.status.replicas or 0
if updated >= wanted and all <= updated and available >= enough then
  return { status = "Healthy", message = available .. " of " .. wanted .. " are available." }
end

for _, condition in ipairs(obj.status.conditions or {}) do
  if condition.type == "Progressing" and condition.reason == "ProgressDeadlineExceeded" then
    return { status = "Degraded", message = condition.message or "It did not come up in time." }
  end
end
return { status = "Progressing", message = available .. " of " .. wanted .. " are available, " .. updated .. " updated." }
