-- Each Gateway that uses the pool reports on it under status.parents. In a cluster whose pool is only exported nobody need: then the
-- pool is healthy, because the picker and the servers wait for this wave.
local hs = { status = "Healthy", message = "No Gateway of this cluster reports on it." }
if obj.status == nil or obj.status.parents == nil then
  return hs
end

for _, parent in ipairs(obj.status.parents) do
  for _, condition in ipairs(parent.conditions or {}) do
    if condition.observedGeneration ~= nil and condition.observedGeneration < obj.metadata.generation then
      return { status = "Progressing", message = "The controller has not seen this version yet." }
    end
    if (condition.type == "Accepted" or condition.type == "ResolvedRefs") and condition.status == "False" then
      return { status = "Degraded", message = condition.type .. ": " .. (condition.message or condition.reason or "") }
    end
    if condition.type == "Accepted" and condition.status == "True" then
      hs.message = "Accepted."
    end
  end
end
return hs
